SELECT n.label, count(DISTINCT c.id) AS claims
FROM claim c JOIN node n ON n.id = c.claimant
GROUP BY n.label
ORDER BY claims DESC, n.label
