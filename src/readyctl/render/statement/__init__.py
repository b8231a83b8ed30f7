"""What texts are judged by, as pages."""
