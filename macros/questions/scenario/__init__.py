"""A case that branches: what one decides changes what comes next."""
