"""What it means: the method, evidence, scoring and the evaluation of a whole case."""
