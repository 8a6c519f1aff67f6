"""What would the school say? Facts without a name, judged by every rule of one school, two schools or an alliance."""
