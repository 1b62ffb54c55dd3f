"""Documents as ground: a file laid in the case, the papers it has, what is quoted from them."""
