variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "protect" {
  description = "Whether it refuses to be deleted, and leaves a last snapshot when it goes."
  type        = bool
  default     = false
}

variable "vpc" {
  description = "Where it stands: private subnets in two zones."
  type = object({
    id         = string
    subnet_ids = list(string)
  })
}

variable "clients" {
  description = "The security groups that may knock, by name."
  type        = map(string)
}

variable "instance_class" {
  description = "How large it is."
  type        = string
  default     = "db.t4g.micro"
}

variable "multi_az" {
  description = "Whether a copy stands ready in the other zone. Twice the price."
  type        = bool
  default     = false
}

variable "storage_gb" {
  description = "How much disk it begins with, and to what it may grow by itself."
  type = object({
    initial = optional(number, 20) # the smallest there is
    most    = optional(number, 100)
  })
  default = {}
}

variable "backup_days" {
  description = "How far one can go back, to the minute."
  type        = number
  default     = 7

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "backup_days is 1 to 35: with 0 there are no backups at all."
  }
}

variable "log_days" {
  description = "How long its log is kept."
  type        = number
  default     = 30
}
