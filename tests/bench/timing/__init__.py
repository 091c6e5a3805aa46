"""What is told by time: a classifier, and two logs that it is shown."""
