"""Pictures of a story, laid out at build time from its data; templates draw them as SVG, style sheets give colours."""
