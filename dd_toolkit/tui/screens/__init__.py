"""The screens and dialogs of the app, each typed by what it returns."""
