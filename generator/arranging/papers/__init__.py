"""What is known of each paper before any page is made: order, cards, details, versions, relations."""
