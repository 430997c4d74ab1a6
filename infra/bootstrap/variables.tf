variable "region" {
  description = "Where the state lies. The .s3.tfbackend files name the same."
  type        = string
  default     = "ap-south-1"
}

variable "repository" {
  description = "The repository on GitHub whose workflows may plan and apply, as owner/name. Null: no roles for GitHub."
  type        = string
  default     = null

  validation {
    condition     = var.repository == null ? true : can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "repository is owner/name, without stars: a star would let others in."
  }
}

variable "stages" {
  description = "The environments on GitHub that may apply. Protect them there: who may use one is as strong as this account."
  type        = list(string)
  default     = ["dev", "prod"]
}
