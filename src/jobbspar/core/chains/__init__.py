"""Chains: from what is already met to what a profile asks, through activities on the real calendar."""
