variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "protect" {
  description = "Whether what holds something refuses to be deleted."
  type        = bool
  default     = false
}

variable "storage" {
  description = "Both buckets by name and by ARN, and what our keys begin with."
  type = object({
    prefix      = string
    buckets     = object({ hot = string, archive = string })
    bucket_arns = object({ hot = string, archive = string })
  })
}

variable "settings" {
  description = "What the functions are told beside the archive's own: storage and database, as the site's settings spell them."
  type        = map(string)
}

variable "database" {
  description = "Where the functions count, and as whom. Null: they stay outside the VPC and count in the ledger."
  type = object({
    security_group_id = string
    user_arn          = string
    owner_arn         = string
    owner_url         = string
  })
  default = null
}

variable "vpc" {
  description = "Where the functions run when there is a database."
  type = object({
    id                          = string
    subnet_ids                  = list(string)
    prefix_list_ids             = map(string)
    endpoints_security_group_id = string
  })
}

variable "lambda_folder" {
  description = "Where the zips lie that npm run build:lambda made."
  type        = string
}

variable "storage_class" {
  description = "How cold the copies are."
  type        = string
  default     = "GLACIER"

  validation {
    condition     = contains(["GLACIER", "DEEP_ARCHIVE"], var.storage_class)
    error_message = "storage_class is GLACIER or DEEP_ARCHIVE: the others need no restore."
  }
}

variable "restore_days" {
  description = "How long an opened copy stays readable in the archive bucket."
  type        = number
  default     = 7
}

variable "restore_tier" {
  description = "How fast a copy is opened unless a person says otherwise."
  type        = string
  default     = "Standard"

  validation {
    condition     = contains(["Standard", "Bulk", "Expedited"], var.restore_tier)
    error_message = "restore_tier is Standard, Bulk or Expedited."
  }

  validation {
    condition     = !(var.restore_tier == "Expedited" && var.storage_class == "DEEP_ARCHIVE")
    error_message = "S3 opens nothing of DEEP_ARCHIVE in minutes: choose Standard or Bulk."
  }
}

variable "sweep_minutes" {
  description = "How often the check goes over everything, whatever events said."
  type        = number
  default     = 15

  validation {
    condition     = var.sweep_minutes >= 2 && floor(var.sweep_minutes) == var.sweep_minutes
    error_message = "sweep_minutes is a whole number, and at least 2: AWS says \"minute\" for one."
  }
}
