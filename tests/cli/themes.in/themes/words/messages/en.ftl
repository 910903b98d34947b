fix = Remedy:
undated Without a date
