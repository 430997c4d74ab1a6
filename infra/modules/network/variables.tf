variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "cidr_block" {
  description = "The addresses of the VPC. Each subnet is a sixteenth of it: of a /16, a /20."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr_block)) && cidrsubnet(var.cidr_block, 0, 0) == var.cidr_block
    error_message = "cidr_block is an IPv4 range that begins at its first address, like 10.16.0.0/16."
  }

  validation {
    # AWS takes no VPC larger than /16; a subnet of a /20 is a /24, and smaller ones run out.
    condition     = try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 20, false)
    error_message = "cidr_block is between /16 and /20."
  }
}

variable "nat_mode" {
  description = "How private subnets get out: none, single (one gateway, in zone a, for both), per_zone."
  type        = string

  validation {
    condition     = contains(["none", "single", "per_zone"], var.nat_mode)
    error_message = "nat_mode is none, single or per_zone."
  }
}

variable "bucket_arns" {
  description = "The only buckets that the S3 endpoint leads to."
  type        = list(string)
}
