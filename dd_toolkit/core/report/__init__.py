"""What is told to whom: disclosure first, then the composed report."""
