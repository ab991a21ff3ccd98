WITH RECURSIVE speaker(node) AS (
    SELECT $actor UNION SELECT m.member FROM membership m JOIN speaker s ON s.node = m.whole
)
SELECT DISTINCT c.claimant_label, c.channel, c.stance, c.document_name, c.passage
FROM account c JOIN speaker s ON s.node = c.claimant
ORDER BY c.document_name, c.claimant_label, c.channel, c.stance, c.passage
