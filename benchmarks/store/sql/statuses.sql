SELECT status, count(*)
FROM statement
WHERE status IS NOT NULL
GROUP BY status
ORDER BY status
