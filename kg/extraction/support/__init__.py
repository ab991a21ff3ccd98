"""Support: who helps, arms, backs, shelters or sides with whom."""
