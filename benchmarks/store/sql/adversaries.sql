SELECT DISTINCT n.label
FROM tie t JOIN node n ON n.id = CASE WHEN t.subject = $actor THEN t.object ELSE t.subject END
WHERE t.relation = 'hostileTo' AND (t.subject = $actor OR t.object = $actor)
ORDER BY n.label
