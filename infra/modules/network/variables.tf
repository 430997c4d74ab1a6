variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "protect" {
  description = "Whether what holds something refuses to be deleted."
  type        = bool
  default     = false
}

variable "cidr_block" {
  description = "The addresses of the VPC. Each subnet is a sixteenth of it: of a /16, a /20."
  type        = string
  default     = "10.16.0.0/16"

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
  description = "How private subnets get out: none, instance, single (one gateway, in zone a, for both), per_zone, regional (one that AWS stretches over the zones)."
  type        = string
  default     = "none"

  validation {
    condition     = contains(["none", "instance", "single", "per_zone", "regional"], var.nat_mode)
    error_message = "nat_mode is none, instance, single, per_zone or regional."
  }
}

variable "sends_mail" {
  description = "Whether the site stands here: private subnets then reach mail servers and Amazon Linux's packages too."
  type        = bool
  default     = false
}

variable "bucket_arns" {
  description = "The only buckets that the S3 endpoint leads to."
  type        = list(string)
}

variable "table_arns" {
  description = "The only tables that the DynamoDB endpoint leads to."
  type        = list(string)
}

variable "topic_arns" {
  description = "The only topics that the SNS endpoint leads to. Empty: there is no such endpoint."
  type        = list(string)
  default     = []
}

variable "interface_endpoints" {
  description = "More private ways, by the name that stands in their actions (secretsmanager, logs …), and in how many zones each has an address."
  type = object({
    services = optional(list(string), [])
    zones    = optional(number, 1)
  })
  default = {}

  validation {
    condition     = contains([1, 2], var.interface_endpoints.zones)
    error_message = "interface_endpoints.zones is 1 or 2."
  }
}

variable "endpoint_clients" {
  description = "The security groups that use interface endpoints, by name."
  type        = map(string)
  default     = {}
}

variable "database" {
  description = "The group of the database that the NAT instance may reach, for people. Null: none."
  type        = object({ security_group_id = string })
  default     = null
}

variable "dns" {
  description = "The private zone, and what stands in it: records by the name below the zone."
  type = object({
    zone = optional(string, "solah.internal")
    records = optional(map(object({
      type   = optional(string, "CNAME")
      values = list(string)
    })), {})
  })
  default = {}
}

variable "flow_logs" {
  description = "Who spoke with whom, and for how long that is kept."
  type = object({
    enabled        = optional(bool, true)
    retention_days = optional(number, 30)
  })
  default = {}
}

variable "peering" {
  description = "Other VPCs, by a name of ours. owner_id and region only where they are not ours."
  type = map(object({
    vpc_id     = string
    cidr_block = string
    owner_id   = optional(string)
    region     = optional(string)
  }))
  default = {}
}

variable "transit_gateway" {
  description = "A router for many VPCs: ours, or one that exists; cidr_blocks lie behind it. Null: none."
  type = object({
    existing_id = optional(string)
    cidr_blocks = list(string)
  })
  default = null
}

variable "vpn" {
  description = "An office: the public address of its router, what lies behind, and its AS number where it speaks BGP. Null: none."
  type = object({
    ip_address  = string
    cidr_blocks = list(string)
    bgp_asn     = optional(string)
  })
  default = null
}

variable "direct_connect" {
  description = "The plug for a cable of one's own, and what lies at its other end. Null: none."
  type = object({
    cidr_blocks     = list(string)
    amazon_side_asn = optional(string, "64513") # beside the VPN gateway's
  })
  default = null
}

variable "privatelink" {
  description = "Who may ask for a private way to our site, and the site's balancer. Empty: nobody."
  type = object({
    allowed_principals = optional(list(string), [])
    load_balancer_arn  = optional(string)
    security_group_id  = optional(string)
  })
  default = {}
}
