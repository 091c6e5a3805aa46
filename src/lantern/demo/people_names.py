"""Names for fictional children: common first names with family names that are places on no map."""

GIVEN = (
    "Ada", "Aidan", "Aisha", "Alfie", "Amber", "Anya", "Asif", "Beth", "Callum", "Cerys", "Chloe", "Connor", "Daisy",
    "Darius", "Dilys", "Ebony", "Eddie", "Elin", "Erin", "Esme", "Ethan", "Faith", "Farhan", "Finlay", "Freya", "Gwen",
    "Hamza", "Harriet", "Hassan", "Holly", "Imran", "Isla", "Jack", "Jade", "Jamal", "Jess", "Jodie", "Kai", "Kasia",
    "Keira", "Kieran", "Layla", "Leah", "Leo", "Libby", "Lowri", "Maisie", "Marcus", "Maya", "Megan-Rose", "Mina",
    "Nadeem", "Nia", "Noor", "Oisin", "Oscar", "Paige", "Poppy", "Rhys", "Rosie", "Ryan", "Sadia", "Sam", "Scarlett",
    "Shanice", "Sofia", "Tara", "Theo", "Tilly", "Tyler", "Umar", "Violet", "Wiktor", "Yasmin", "Zac", "Zainab",
)  # fmt: skip
FAMILY = (
    "Alderwick", "Ambersley", "Ashgrove", "Barrowden", "Birchmoor", "Bramwick", "Brightling", "Carrowmere", "Coldbeck",
    "Copsewood", "Dunsmere", "Eastlow", "Elmhirst", "Fallowdene", "Fernhurst", "Gorsefield", "Greywell", "Harrowgill",
    "Hawksley", "Heatherstone", "Inglemoor", "Kestrelby", "Larkfield", "Linthorpe", "Longacre", "Marlstone", "Meresby",
    "Millrace", "Netherby", "Northwell", "Oakshott", "Orchardson", "Penhallow", "Quarrington", "Ravensby", "Redfern",
    "Rookhope", "Saltmarsh", "Selwick", "Stonebridge", "Swanmore", "Thistleton", "Thornbury-Lee", "Underhay",
    "Wainfleet", "Westerdale", "Whinmoor", "Wildgoose", "Willowby", "Yarrowdale",
)  # fmt: skip
