"""Files of people and of the project, read into core objects and written from them."""
