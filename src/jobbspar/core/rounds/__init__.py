"""Round plans: which rounds open, where and when, and a proposed seat for each person who has said yes."""
