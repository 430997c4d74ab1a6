variable "name" {
  description = "What every name begins with."
  type        = string
}

variable "alarm_emails" {
  description = "Who is told. Each address confirms by a link first."
  type        = list(string)
  default     = []
}

variable "encrypt_alarms" {
  description = "Whether alarms lie under a KMS key of ours: AWS's own key lets CloudWatch write nothing (recalled)."
  type        = bool
  default     = false
}

variable "budget_usd" {
  description = "Told at four fifths of it, and when the month is on its way past it. Null: no budget."
  type        = number
  default     = null

  validation {
    condition     = var.budget_usd == null ? true : var.budget_usd > 0 && length(var.alarm_emails) > 0
    error_message = "budget_usd is above 0, and needs somebody in alarm_emails to tell."
  }
}

variable "queues" {
  description = "The queues that are worked on, by function."
  type        = map(string)
}

variable "dead_queues" {
  description = "The queues in which nothing should be."
  type        = map(string)
}

variable "functions" {
  description = "The functions and their logs, by word."
  type        = map(object({ name = string, log_group = string }))
}

variable "ledger" {
  description = "The ledger's name."
  type        = string
}

variable "buckets" {
  description = "The buckets, by what they hold."
  type        = map(string)
}

variable "rule" {
  description = "The rule that hears of opened copies."
  type        = string
}

variable "database" {
  description = "What RDS calls the database. Null: none."
  type        = object({ identifier = string })
  default     = null
}

variable "balancer" {
  description = "The site's balancer and its targets. Null: none."
  type        = object({ suffix = string, target_suffix = string })
  default     = null
}

variable "flow_log_group" {
  description = "Where flow logs are written. Null: they are off."
  type        = object({ name = string })
  default     = null
}

variable "nat_gateways" {
  description = "The NAT gateways, by zone."
  type        = map(string)
  default     = {}
}
