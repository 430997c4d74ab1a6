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

variable "network" {
  description = "The VPC. nat_mode says how private subnets get out: none, single (one NAT gateway for both zones), per_zone."
  type = object({
    cidr_block = optional(string, "10.16.0.0/16")
    nat_mode   = optional(string, "none")
  })
  default = {}
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
