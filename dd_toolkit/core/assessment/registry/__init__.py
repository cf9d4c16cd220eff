"""The registry: what one report says of companies and of the value chain, each figure with its place."""
