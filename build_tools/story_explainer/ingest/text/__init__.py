"""What is found in a text whatever is done with it: words, numbers, dates, times, places, quotation marks."""
