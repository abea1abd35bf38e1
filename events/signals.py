"""What must happen whenever an event changes."""
