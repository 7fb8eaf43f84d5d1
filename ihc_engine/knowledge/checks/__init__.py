"""What the knowledge files must satisfy, one module for each family of checks."""
