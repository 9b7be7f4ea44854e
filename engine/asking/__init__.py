"""Which question comes next: what answers would prove, how likely they are, what a question is worth."""
