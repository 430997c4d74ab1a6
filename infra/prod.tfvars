stage = "prod"

# The loss of one zone leaves the other its own way out.
network = {
  nat_mode = "per_zone"
}
