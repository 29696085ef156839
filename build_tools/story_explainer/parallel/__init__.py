"""One function over many stories, on more than one core or machine; what comes of it is as if it were done alone."""
