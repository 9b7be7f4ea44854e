"""What leaves a page as text: reports in every form, the summary, the message to the caller."""
