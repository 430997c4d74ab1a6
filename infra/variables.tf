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

variable "database" {
  description = "Postgres on RDS. Off: the archive's functions stand outside the VPC and count in the ledger."
  type = object({
    enabled        = optional(bool, true)
    instance_class = optional(string, "db.t4g.micro")
    multi_az       = optional(bool, false)
    storage_gb = optional(object({
      initial = optional(number, 20)
      most    = optional(number, 100)
    }), {})
    backup_days = optional(number, 7)
  })
  default = {}
}

variable "archive" {
  description = "The cold side: how cold, how long an opened copy stays, how fast it is opened, and how often the check sweeps."
  type = object({
    storage_class = optional(string, "GLACIER")
    restore_days  = optional(number, 7)
    restore_tier  = optional(string, "Standard")
    sweep_minutes = optional(number, 15)
  })
  default = {}
}

variable "lambda_folder" {
  description = "Where npm run build:lambda puts the functions' zips."
  type        = string
  default     = "../dist/lambda"
}

variable "secrets" {
  description = "The place of the site's secrets. recovery_days = 0 lets the name be used again at once."
  type = object({
    recovery_days = optional(number, 7)
  })
  default = {}
}

variable "api" {
  description = "Two of the functions over HTTPS, for callers that sign with a role of this account."
  type = object({
    enabled           = optional(bool, true)
    requests_a_second = optional(number, 10)
  })
  default = {}
}

variable "monitoring" {
  description = "Who is told of alarms, whether those lie under a key of ours, and from which sum a month on."
  type = object({
    alarm_emails   = optional(list(string), [])
    encrypt_alarms = optional(bool, false)
    budget_usd     = optional(number)
  })
  default = {}
}

variable "app" {
  description = "The site on EC2, behind a balancer. Needs a way out, a certificate of ACM, its addresses and a release."
  type = object({
    enabled         = optional(bool, false)
    certificate_arn = optional(string)
    origins         = optional(list(string), [])
    instance_type   = optional(string, "t4g.small")
    size = optional(object({
      min = optional(number, 2)
      max = optional(number, 4)
    }), {})
  })
  default = {}

  validation {
    condition     = !var.app.enabled || var.network.nat_mode != "none"
    error_message = "app.enabled needs a way out: network.nat_mode is none."
  }

  validation {
    condition     = !var.app.enabled || var.database.enabled
    error_message = "app.enabled needs database.enabled: several machines share one database."
  }

  validation {
    condition     = !var.app.enabled || var.app.certificate_arn != null
    error_message = "app.enabled needs app.certificate_arn: the ARN of a certificate of ACM in this region."
  }

  validation {
    condition     = !var.app.enabled || length(var.app.origins) > 0
    error_message = "app.enabled needs app.origins: the addresses that people use, the public one first."
  }
}

variable "release" {
  description = "What the machines run: the SHA-256 that npm run aws -- release printed. Only with the site."
  type        = string
  default     = null

  validation {
    condition     = !var.app.enabled || var.release != null
    error_message = "app.enabled needs release: npm run aws -- release prints it."
  }
}

variable "privatelink" {
  description = "Who may ask for a private way to the site, by ARN. Needs the site."
  type = object({
    allowed_principals = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = length(var.privatelink.allowed_principals) == 0 || var.app.enabled
    error_message = "privatelink offers the site: it needs app.enabled."
  }
}
