"""Files that people bring or that the house makes: their content, under the wall, with a digest and a size."""
