"""What the site does without anybody asking: what is due at a time, and what stands in a queue."""
