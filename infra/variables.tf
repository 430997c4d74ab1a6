variable "stage" {
  description = "Which of our worlds this is. Part of every name."
  type        = string
  default     = "dev"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.stage))
    error_message = "stage is 2 to 12 small letters and digits: bucket names have room for no more."
  }
}

variable "region" {
  description = "The AWS region of everything."
  type        = string
  default     = "ap-south-1" # Mumbai: near the readers
}

variable "protect" {
  description = "Whether what holds something refuses to be deleted: database, ledger, balancers."
  type        = bool
  default     = false
}

variable "network" {
  description = "The VPC. nat_mode says how private subnets get out: none, instance, single (one NAT gateway for both zones), per_zone, regional."
  type = object({
    cidr_block = optional(string, "10.16.0.0/16")
    nat_mode   = optional(string, "none")
    flow_logs = optional(object({
      enabled        = optional(bool, true)
      retention_days = optional(number, 30)
    }), {})
    # Each by the hour, for each zone. SNS is added by itself while functions stand in the VPC.
    interface_endpoints = optional(object({
      services = optional(list(string), [])
      zones    = optional(number, 1)
    }), {})
  })
  default = {}
}

variable "dns" {
  description = "The private zone, and records of your own in it, by the name below the zone."
  type = object({
    zone = optional(string, "solah.internal")
    records = optional(map(object({
      type   = optional(string, "CNAME")
      values = list(string)
    })), {})
  })
  default = {}
}

variable "peering" {
  description = "Other VPCs that ours is joined to, by a name of your choice. owner_id and region only where they are not ours."
  type = map(object({
    vpc_id     = string
    cidr_block = string
    owner_id   = optional(string)
    region     = optional(string)
  }))
  default = {}
}

variable "transit_gateway" {
  description = "A router for many VPCs: ours, or with existing_id one that stands; cidr_blocks lie behind it. Null: none."
  type = object({
    existing_id = optional(string)
    cidr_blocks = list(string)
  })
  default = null
}

variable "vpn" {
  description = "An office: the public address of its router, the ranges behind it, and its AS number where it speaks BGP. Null: none."
  type = object({
    ip_address  = string
    cidr_blocks = list(string)
    bgp_asn     = optional(string)
  })
  default = null
}

variable "direct_connect" {
  description = "The plug for a cable of your own, and the ranges at its other end. Null: none."
  type = object({
    cidr_blocks     = list(string)
    amazon_side_asn = optional(string, "64513")
  })
  default = null
}

variable "storage" {
  description = "The buckets. amplify_outputs is the path of an amplify_outputs.json whose bucket becomes the hot one; amplify_bucket chooses one of several."
  type = object({
    prefix          = optional(string, "solah/")
    amplify_outputs = optional(string)
    amplify_bucket  = optional(string)
  })
  default = {}
}
