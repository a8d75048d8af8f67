"""The yearly campaign of headcounts, a part of the page of authorities."""
