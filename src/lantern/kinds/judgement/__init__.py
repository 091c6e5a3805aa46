"""What is weighed, and by whom: assessments, the definition, the marker, levels and the help that they call for."""
