"""Results kept between builds, to make the next one faster: optional, and verified by checksum before use."""
