"""Who and what there are ids for: areas, agencies, teams, workers, records. Names of people are entries."""
