"""What a report tells beside stains: patient, site, diagnoses, features, measures, molecular findings."""
