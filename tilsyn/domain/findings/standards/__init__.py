"""What a municipality's quality standard says, and where: places per point, its date, the rules it was written by."""
