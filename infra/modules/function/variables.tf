variable "name" {
  description = "The function's name, and what its role and its log are called."
  type        = string
}

variable "zip" {
  description = "Path of its code. Terraform never builds it: a plan on a clean checkout must not find another one."
  type        = string
}

variable "timeout" {
  description = "Seconds after which one call is cut off."
  type        = number
}

variable "memory" {
  description = "MB. Its share of a processor grows with it."
  type        = number
  default     = 512
}

variable "concurrency" {
  description = "How many calls at once are set aside for it, and the most it gets. Null: as many as the account has."
  type        = number
  default     = null
}

variable "environment" {
  description = "What it reads with process.env. Names and ARNs only: whoever may look at a function reads them."
  type        = map(string)
}

variable "statements" {
  description = "What it may do, beside writing its log."
  type = list(object({
    Sid      = string
    Effect   = optional(string, "Allow")
    Action   = list(string)
    Resource = list(string)
  }))
}

variable "vpc" {
  description = "Where in a VPC it runs. Null: outside."
  type = object({
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null
}

variable "log_days" {
  description = "How long its log is kept."
  type        = number
  default     = 30
}
