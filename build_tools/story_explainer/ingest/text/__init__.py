"""What is found in a text whatever is done with it: words, numbers, places, quotations; which signs are which marks."""
