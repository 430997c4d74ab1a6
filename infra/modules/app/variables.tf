variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "protect" {
  description = "Whether the balancer refuses to be deleted."
  type        = bool
  default     = false
}

variable "vpc" {
  description = "Where it stands: the balancer in public subnets, the machines in private ones."
  type = object({
    id                 = string
    public_subnet_ids  = list(string)
    private_subnet_ids = list(string)
  })
}

variable "certificate_arn" {
  description = "The certificate of the site's name, from ACM in this region."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:acm:", var.certificate_arn))
    error_message = "The site needs app.certificate_arn: the ARN of a certificate of ACM in this region."
  }
}

variable "release" {
  description = "The SHA-256 of what the machines run: npm run aws -- release prints it."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.release))
    error_message = "release is the SHA-256 that npm run aws -- release printed."
  }
}

variable "releases" {
  description = "The bucket that holds releases."
  type        = object({ bucket = string, arn = string })
}

variable "logs_bucket" {
  description = "Where the balancer notes each request."
  type        = string
}

variable "settings" {
  description = "What the site is told: names and ARNs, no secrets."
  type        = map(string)
}

variable "statements" {
  description = "What the site may do."
  type = list(object({
    Sid      = string
    Effect   = string
    Action   = list(string)
    Resource = list(string)
  }))
}

variable "database_security_group_id" {
  description = "The database's group."
  type        = string
}

variable "instance_type" {
  description = "The machines. arm64."
  type        = string
  default     = "t4g.small"
}

variable "size" {
  description = "How many machines there are at least and at most."
  type = object({
    min = optional(number, 2) # one in each zone
    max = optional(number, 4)
  })
  default = {}

  validation {
    condition     = var.size.min >= 1 && var.size.min <= var.size.max
    error_message = "size.min is at least 1, and not above size.max."
  }
}

variable "log_days" {
  description = "How long the site's log is kept."
  type        = number
  default     = 30
}
