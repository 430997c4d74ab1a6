variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "recovery_days" {
  description = "How long a deleted secret can be taken back. 0: gone at once, so that the name is free again."
  type        = number
  default     = 7

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "recovery_days is 0, or 7 to 30."
  }
}
