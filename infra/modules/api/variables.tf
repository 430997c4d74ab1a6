variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "functions" {
  description = "The functions that answer: check and restore."
  type = map(object({
    name       = string
    arn        = string
    invoke_arn = string
  }))
}

variable "requests_a_second" {
  description = "More are answered 429. Each one starts a function."
  type        = number
  default     = 10
}

variable "log_days" {
  description = "How long the access log is kept."
  type        = number
  default     = 30
}
