variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "protect" {
  description = "Whether what holds something refuses to be deleted."
  type        = bool
  default     = false
}
