"""What the third school says about its guides in its own file."""

OWN = """
[wijzers.man_overboord]
plaats = "aan de mast"
[wijzers.man_overboord.teksten]
eerst = '''
Gooi een boei.
- Blijf kijken.
- Roep de kapitein.'''
[wijzers.zeeziekte]
nieuw = true
naam = "Wat te doen bij zeeziekte"
soort = "protocol"
over = "zeeziek"
eigenaar = "kapitein"
[wijzers.zeeziekte.teksten]
eerst = "Geef een emmer."
[wijzers.knopen]
nieuw = true
naam = "Knopenboek"
soort = "boek"
plaats = "in het ruim"
"""
