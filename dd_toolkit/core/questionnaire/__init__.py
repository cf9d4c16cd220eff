"""What is asked: documents, expressions, questions, values, questionnaires and their checks."""
