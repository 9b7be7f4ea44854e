"""The proof of a pack: every interview that answers alone can lead through, walked from end to end."""
