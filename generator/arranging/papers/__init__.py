"""Papers before any page is made: their order, cards, details, versions and relations."""
